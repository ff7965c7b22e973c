"""A question and its answer: asked by message, command or inline, chosen for, looked into, judged."""
