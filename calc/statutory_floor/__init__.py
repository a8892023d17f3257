"""The statutory floor under the household in each month of a plan (ENGINE 4 and 7).

The rules of the law are in `calc.law`; here the dossier becomes their inputs, month by month.
"""
