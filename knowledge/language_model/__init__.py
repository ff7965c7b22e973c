"""A language model that understands a question and phrases its answer; nothing that it says is shown unproven.

    offers_of(…)     up to 50 numbered candidates of the plans that a question may mean
    request_of(…)    the question, the talk before, the day, the plans and the candidates, as data for a model

What it returns is proven by `knowledge/proof`, which knows no model, and said by `knowledge/answers/phrased.py`.
"""
