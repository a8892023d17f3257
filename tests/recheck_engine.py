"""An engine that pays what a tariff says: so that it is seen which revision a re-check used."""

from dataclasses import replace
from datetime import date
from functools import partial

from calc import Assessment, Draft, PolicyFile, Tariffs, TariffsOn
from calc.base.later import Later
from calc.base.source_file import SourceFile
from calc.base.step import Operation, Unit, step
from calc.engine import assess_above
from calc.stored.assessment_json import output_sha256

KEY = "bvv.maximum.alleenstaande"


def pays_the_maximum(
    draft: Draft, policy_file: PolicyFile, tariffs: Tariffs, on: date
) -> Assessment:
    """The assessment of today's engine, with a payment that is a tariff of the day."""
    base = assess_above(None, draft, policy_file, on)
    now = tariffs.on(on)
    files: tuple[SourceFile, ...] = (policy_file.source,)
    if isinstance(now, TariffsOn):
        leaf = now.leaf(KEY)
        assert leaf is not None
        unit = Unit.EUR_PER_MONTH
        payment = step("payment", Operation.SUM, [leaf], unit, source="test", at="test")
        base = replace(base, payment=payment)
        files = (policy_file.source, now.file.source)
    base = replace(base, receipt=replace(base.receipt, files=files, output=None))
    receipt = replace(base.receipt, output=Later(partial(output_sha256, base)))
    return replace(base, receipt=receipt)
