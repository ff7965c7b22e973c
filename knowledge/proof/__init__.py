"""Whether what is said of a plan stands in the words that it is said to rest on. Plain code that asks nobody.

    prove(claim, offered)    Proven(places of the words it rests on), or a Fault with the first reason why not

A claim names the plan, and quotes of numbered sources that were offered. It passes where each quote stands in its
source, each date, figure, document, award form, office, place and person of the claim stands in the sentences quoted
(in whatever form they are written), what belongs together there belongs together in the claim, and limits,
negations, exceptions and conditions are the same on both sides. What only rearranges or leaves out other words passes.

`claims`: what crosses the border. `quoting`: where a quote stands. `stated`: one fact of a text. `figures`: numbers,
also in words. `times`: days and hours. `names`: documents, awards, places, offices, people. `contrasts`: words that
stand for one of several things. `limits`: what bounds a number, a day or a sentence. `reading`: all facts of a text.
`belonging`, `nearness`: which of them belong together. `rows`: what rows of tables say. `support`: what a claim rests
on. `standing`, `bounding`, `together`: whether the claim's facts stand there, with the same bounds, together as there.
`wording`: whether its other words are the plan's. `proving`: the proof, check by check.
"""

from knowledge.proof.claims import Claim, Fault, Proven, Quote, Reason, Source
from knowledge.proof.proving import prove

__all__ = ["Claim", "Fault", "Proven", "Quote", "Reason", "Source", "prove"]
