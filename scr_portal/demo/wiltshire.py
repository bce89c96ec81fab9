"""What the page of Wiltshire LSCB says of its serious case review of 2010, word for word; nothing is added.

The page: "What is a Serious Case Review?", Wiltshire Local Safeguarding Children Board. Its e-mail address is left out.
"""

BOARD = "Wiltshire Local Safeguarding Children Board"
LABEL = "Child G"
TITLE = "Serious Case Review 2010: summary"

CIRCUMSTANCES = (
    "In 2010, Wiltshire Local Safeguarding Children Board decided to undertake a serious case review, following the "
    "death of a young person."
)
PROCESS = (
    "A Serious Case Review looks at how local organisations and professionals worked together to look after and "
    "protect the child/young person that the review is about. The review looks at what was done, what lessons can be "
    "learned for the future and what changes may need to be made about how services work together. It is not a "
    "criminal investigation or public enquiry and its aim is not to blame but to learn.\n\n"
    "Each relevant service undertakes a management review of its involvement with the child and family. A panel of "
    "senior professionals from children and education services, health services and police review and quality assure "
    "the management reviews and information about the child / young person. The panel is managed by an independent "
    "person (chair), very experienced in child protection. An independent author who again is very experienced in "
    "child protection writes the Serious Case Review report from the reviews and information provided. The "
    "information in the report is made anonymous."
)
FAMILY = "Family members are offered opportunity to give their views."
FACTS = (
    "Child G had never been subject to child protection procedures. Professionals who worked with Child G recognised "
    "that the young person had vulnerabilities and they worked hard to address these. Overall concerns increasing "
    "from 2008 led to referrals to further services. Child G had strong views about not wishing to involve her "
    "parents in trying to resolve personal problems. Clear assertions were made by Child G to different "
    "professionals regarding issues of confidentiality and with whom they were allowed to share information. "
    "Agencies worked hard to provide support, but Child G would change her mind about accepting further specialist "
    "support."
)
LEARNED = (
    "Key lessons and Actions were identified by the evaluation of Child G’s circumstances and the professional "
    "practice which attempted to meet her needs, including;"
)
LESSONS = (
    (
        "Safeguarding processes and procedures must be reviewed and utilised to fully assess and plan intervention "
        "for children/ young people with high risk behaviours.",
        "An inter agency Risk Management Panel is being set up to co-ordinate plans and services for young people "
        "who present the highest risks of vulnerability in the community. Practice guidance and training is also "
        "being provided for people working with young people who have high risk behaviours.",
    ),
    (
        "In some circumstances-to protect children from significant harm- it is necessary to challenge a child/ "
        "young person’s wishes for confidentiality.",
        "Practice guidance and training for practitioners is being provided in this area.",
    ),
    (
        "Practitioners and managers need to escalate matters when there are different professional opinions about "
        "risk or thresholds in interagency working.",
        "The professional escalation policy is being reinforced with practitioners along with the need for "
        "interagency communications to be clearly understood and follow up actions made clear.",
    ),
    (
        "Practitioners need to have a clear understanding of the threshold criteria and pathways to services to "
        "ensure that appropriate referrals are made for children in accordance with their identified needs.",
        "Service threshold criteria are being updated following multi-agency consultation and information is being "
        "disseminated to clarify pathways for referrals to mental health services.",
    ),
    (
        "Assessments of risk should always be completed and pertinent information consistently recorded. It is "
        "important for services to engage key family members in interventions and where this is not possible, assess "
        "the risk of not doing so.",
        "Assessment processes have been reviewed and refined and further training will be provided for practitioners.",
    ),
)
