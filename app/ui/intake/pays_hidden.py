"""What can be paid is out of sight until the last cost was asked: every page asks here, and one
key shows it. The rule itself is `app.services.what_we_know.pays_hidden`.
"""

from app.i18n import Texts
from app.services.what_we_know import pays_hidden
from app.ui.intake.session import Session


def is_hidden(session: Session) -> bool:
    """Whether nobody is to see yet what can be paid."""
    return pays_hidden(
        session.assessment, session.draft, session.policy_file.policy, session.moment.date()
    )


def show_pays(session: Session, texts: Texts) -> None:
    """Show the amount before the last cost was asked; the dossier says who did and when."""
    # The script is read in a dossier with a conversation, and in no other.
    from app.services.call.officer_choices import with_room_shown

    shown = with_room_shown(session.draft, session.moment.date())
    session.end_run()
    session.replace(shown, texts.text("panel.pays.show.undo"))
    session.assess_now()
