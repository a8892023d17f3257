"""The conversation, without a window: what to ask now, what an answer does, how it is closed.

talk = Conversation(draft, on, assessment)      its turns: asked, open, not for this household
answered(talk, turn, Reply(...))                the draft with the answer, or what is wrong
given_of(talk, turn)                            what was answered before
sentences(talk, turn, texts)                    what to say now, with the names filled in
close(talk, texts, policy)                      the end: read back, open points, the letter
room_hidden(draft, policy, talk)                not before the last cost; and what is chosen
"""
