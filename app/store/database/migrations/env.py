"""What Alembic runs: the steps, on the connection that `migrating` gives."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()
