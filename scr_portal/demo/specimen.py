# ruff: noqa: E501  prose
"""The words of the specimen report: an invented case, written as a board would wish to publish it."""

REPORT = (
    # Introduction
    "This review is about a child who is called Child K here. Child K died at less than two years of age. The "
    "police and the hospital suspected that neglect had played a part. The chair of Northshire Local Safeguarding "
    "Children Board decided that the criteria for a serious case review were met, and the review began at once.\n\n"
    "The purpose of the review is to learn. It does not ask who is to blame, and it is not part of any criminal or "
    "disciplinary process. It asks what happened, why it made sense to those involved at the time, and what would make it "
    "more likely that another child in the same position is seen and helped.\n\n"
    "The terms of reference covered the two years before Child K’s death. They put three questions:\n\n"
    "- What was daily life like for Child K, and who knew?\n"
    "- Were concerns shared between agencies, and were they understood by those who received them?\n"
    "- When the family moved, what was handed over, and what was lost?\n\n"
    "Four agencies reviewed their own work and had their reviews signed by a senior officer: children’s services, the "
    "police, the hospitals trust and the schools partnership. The serious case review panel read and tested each of "
    "them, and sent one back for further work. Eleven practitioners met the author of this report and talked about their work at the "
    "time. The review thanks them for their openness.\n\n"
    "Child K’s mother met the author twice and read this report before it was published. Child K’s father was "
    "invited and chose not to take part. A criminal investigation ran beside the review and has ended; no interview of the "
    "review was held before the police had agreed to it.",
    # What happened
    "Child K was the first child of a young couple. The pregnancy was booked late. The midwife noted that the "
    "parents had moved twice in a year and had little money, and referred them for early help. The offer was declined, and "
    "the referral was closed without a visit.\n\n"
    "In the first months the health visitor saw a baby who was gaining weight slowly and parents who were tired "
    "and, she thought, doing their best. Three appointments in a row were missed. Each was offered again, and each time the "
    "record says no more than that the family did not attend.\n\n"
    "The police were called to the home on two occasions because of arguments. On the first, an officer went upstairs, saw "
    "Child K asleep, and recorded that the room was cold and almost empty. On the second no officer asked to see "
    "the child. Notifications were sent to children’s services both times. They were read separately, by different people, and "
    "neither reached the threshold for an assessment.\n\n"
    "The family then moved within the county. The health visiting record was transferred several weeks later. The new "
    "team did not know of the missed appointments or of the two notifications, and offered the universal service. A relative "
    "told a children’s centre that Child K was “always in the buggy, always quiet”. The worker wrote it down and meant "
    "to ring the health visitor.\n\n"
    "Some weeks later Child K was taken to hospital and died the same day.",
    # What each agency knew and did
    "Children’s services received two notifications from the police and one enquiry from a midwife. Each was handled "
    "within the time allowed and each was reasonable when it was read alone. Nobody read them together, because the system in "
    "use at the time showed one contact at a time.\n\n"
    "The police recorded what the first officer saw, in plain words, within the hour. The second visit was dealt with as a "
    "dispute between adults. The form did not ask whether a child had been seen.\n\n"
    "The hospitals trust and its community services knew most. They held the late booking, the slow weight gain, the missed "
    "appointments and, too late, the remark made at the children’s centre. These lay in three records.\n\n"
    "The schools partnership ran the children’s centre. Its worker knew Child K by sight. She was not sure whether a remark "
    "by a relative was hers to pass on, and no supervision was held in the two weeks that followed.",
    # Analysis
    "A child who was quiet was taken for a child who was well. Every agency described Child K as content or "
    "placid. With what is known now, silence in a child of that age was the clearest sign that there was. Practitioners told the "
    "review that they had not been taught to ask what a silent child might be telling them.\n\n"
    "Each contact was judged by itself. No single event was serious. Together, a late booking, slow growth, missed "
    "appointments, a cold and empty room and two arguments made a pattern that any one of the practitioners would have "
    "recognised, had they seen it whole. Neglect is seldom an event. Systems that sort events by their seriousness will "
    "not find it.\n\n"
    "Missed appointments were recorded as something the parents did. A child of that age does not miss an appointment: "
    "the child is not brought. The record that says so leads to a different question.\n\n"
    "Moving house was the point at which the child was lost. The transfer followed the procedure, and the procedure asked "
    "for the record to be sent, not for one practitioner to tell another what worried her.\n\n"
    "There was good practice. The first police officer looked, saw and wrote down what the room was like. The midwife "
    "tried a second time after the first refusal. Their notes are the reason why this review can say anything at all about "
    "Child K’s daily life.\n\n"
    "With hindsight, the second notification would have led to an assessment, and the transfer between teams to a "
    "telephone call. The review cannot say that either would have saved Child K’s life. It can say that either would have "
    "made it possible to see it.",
    # Conclusions and lessons
    "Between them, the agencies knew enough. No agency by itself did. The review draws five lessons.\n\n"
    "- A child under two who is quiet, still and undemanding deserves more curiosity, not less.\n"
    "- The history must be read before the newest event is judged, and systems must show it.\n"
    "- “Was not brought” is the right name for a child’s missed appointment.\n"
    "- A transfer between teams is a conversation with a record, not a record.\n"
    "- Those who see families most often, and have the least power, must know to whom a small worry goes.\n\n"
    "The recommendations that follow are few. Each of them is tied to one of these lessons, and each has somebody who "
    "answers for it and a day by which it is to be done.",
)

RESPONSE = (
    "The board accepts this report and every one of its recommendations. Child K lived in our area and was "
    "known to our agencies. We are sorry that we did not see what daily life was like for this child, and we have "
    "told Child K’s mother so in person.",
    "The agencies did not wait for this report. Since the review began, the form that police officers fill in "
    "after a visit asks whether each child in the home was seen. Health visitors and midwives record that a child was "
    "not brought, and a second missed appointment is talked over with a manager the same week.",
    "Every three months the board reads a sample of thirty records of children under two: was the child seen, was the history "
    "read, and did a transfer come with a conversation? The results are published in the board’s annual report. In a "
    "year the board will ask the practitioners who met the author whether their work has changed.",
)

SUMMARY = (
    "The chair of Northshire Local Safeguarding Children Board decided to hold a serious case review after the death of a "
    "baby, who is called Child B here. Abuse or neglect was suspected to have been a factor. Four agencies reviewed "
    "their own work, a serious case review panel tested what they found, and an independent author wrote the overview report. "
    "This summary represents that report.",
    "An inquest was held while the review was under way. The coroner and the review exchanged what they could, and the "
    "review was completed after the inquest had ended.",
    "Child B’s parents were told of the review at its beginning. The mother met the author and read the "
    "findings before this summary was published. The father did not wish to take part.",
    "Child B was born early and came home after some weeks in hospital. Several agencies visited often at first, and less "
    "often later. Concerns about the care of Child B were noted by two of them. Each believed that the other was dealing with "
    "them.",
    "Plans were made for the time in hospital and not for the time after it. No meeting of the agencies was held when Child "
    "B went home. With hindsight, the discharge was the moment at which a plan shared by all would have been possible.",
    "Responsibility that is shared must be written down: who does what, by when, and who notices if it is not done. "
    "Agencies must meet before a baby with additional needs leaves hospital.",
)

RECOMMENDATIONS = (
    (
        "Every referral and notification about a child is read together with all that came before it, and the reader records having done so.",
        "Patterns of neglect are seen before the newest event is judged.",
        "Show the history of contacts on one page of the case system, and make it the first page.",
        "Assistant director, children’s services",
        "Northshire Children's Services",
    ),
    (
        "Health services record that a child was not brought, and talk over a second missed appointment with a manager.",
        "A missed appointment leads to a question about the child.",
        "Change the codes in the record, and train all health visitors, midwives and clinic staff.",
        "Director of nursing",
        "Northshire Hospitals NHS Trust",
    ),
    (
        "An officer who visits a home where a child lives sees every child, and records what daily life looks like.",
        "Every child in a home that the police visit is seen.",
        "Add the questions to the form, and check a sample each month.",
        "Detective superintendent, public protection",
        "Northshire Police",
    ),
    (
        "Staff of children’s centres and schools know to whom a small worry goes, and hear what became of it.",
        "Small worries are put together in time.",
        "Name a contact in each district, and tell the person who raised a worry within five days.",
        "Head of safeguarding in education",
        "Northshire Schools Partnership",
    ),
    (
        "A transfer of a child under five between teams or areas includes a conversation between the two practitioners.",
        "What worries a practitioner reaches the next one.",
        "Amend the transfer protocol of all agencies, and test it by reading thirty transfers.",
        "LSCB business manager",
        "",
    ),
)
