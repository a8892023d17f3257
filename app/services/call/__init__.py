"""The conversation, without a window: what to ask now, what an answer does, how it is closed.

script = load_script()                          the questions as they are said
talk = Conversation(draft, on, assessment)      its turns: asked, open, not for this household
answered(talk, turn, answer)                    the draft with the answer, or what is wrong
sentences(talk, turn, texts, policy)            what to say now, with the names filled in
close(...), moment(...), short_call(talk)       the end, hard moments, a short conversation
"""
