"""The rules of the law, one a file, in the order of the law. `calc.law.registry` lists them."""
