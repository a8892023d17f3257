"""The vrij te laten bedrag (vtlb): the beslagvrije voet with the nominal amount, art. 295 Fw."""
