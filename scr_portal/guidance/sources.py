"""Texts that the editions cite. The key in front (S, P) is that of the project's paper on the guidance."""

from scr_portal.clocks import Source

BRIEFING = Source("Wakefield & District SCB, policy briefing on the revised Chapter 8")  # S0
CONSULTATION = Source("DCSF, notice of consultation on Chapter 8, 2009")  # S1
RESPONSE = Source("Government response to the consultation on Chapter 8, DCSF-01119-2009")  # S2
LEAFLET = Source("RCSCB, Serious case reviews: information for professionals (on Working Together 2013)")  # S3
WILTSHIRE = Source("Wiltshire LSCB, What is a serious case review? (on Working Together 2010)")  # S4
REGULATIONS = Source("Local Safeguarding Children Boards Regulations 2006, SI 2006/90")  # P1
EXTENSIONS_ANSWER = Source("Hansard, written answer of 7 April 2010 on extensions")  # P2
COMMONS_2010 = Source("Hansard, Commons, 23 February 2010")  # P3
REFERRAL_FORM = Source("Referral form SCRRF.v1/2010, quoting Working Together 2010, Chapter 8")  # P4
IMR_FORM = Source("Standard format for an individual management review, IMR.v1/2010")  # P5
SUMMARY_TEMPLATE = Source("Template for an executive summary on Working Together 2010")  # P6
SUMMARY_MODEL = Source("Community Care, 18 March 2010, on the model for executive summaries")  # P7
OFSTED_EVALUATIONS = Source("Ofsted, Serious case review evaluations, April 2007 onwards")  # P8
LETTER_OF_JUNE = Source(
    "Knowsley SCB procedures, quoting the letter of 10 June 2010 and the change of 21 February 2011"
)  # P9
INFORMATION_LETTER = Source("DfE, arrangements for gathering information, 2010")  # P11
EDLINGTON_LETTER = Source("Letter of the Education Secretary on the Edlington review, 29 March 2012")  # P12
PANEL_REPORT = Source("National panel of independent experts, first annual report, July 2014")  # P15
PANEL_FLOWCHART = Source("National panel of independent experts, flowchart 1: initiation decisions")  # P16
ANSWER_2017 = Source("Written answer of 27 March 2017 on publication")  # P19
WILTSHIRE_2015 = Source("WSCB, Serious case reviews, quoting Working Together 2015 on publication")  # P20
NOTIFIABLE = Source("Local procedures (Warrington, Hull, Newcastle, Cumbria), quoting Working Together 2015")  # P21
MILTON_KEYNES = Source("Milton Keynes SCB procedures 2.5, quoting Working Together 2015")  # P22
HOUNSLOW = Source("Hounslow LSCB, referral form quoting Working Together 2015")  # P23
SEFTON = Source("Sefton LSCB manual, quoting Working Together 2015 on notifiable incidents and serious harm")  # P24
LONDON_2013 = Source("London Child Protection Procedures, 5th edition")  # P25
NEW_PANEL = Source("GOV.UK, Report a serious child safeguarding incident")  # P30
TRANSITION = Source("Solihull LSCB procedures on the change to the new arrangements")  # P35
QUALITY_MARKERS = Source(
    "SCIE and NSPCC, quality markers for serious case reviews, 2016: good practice, not statutory"
)  # P36
PRINCIPLES = Source("Norfolk and Liverpool LSCB procedures, quoting Working Together 2013 and 2015")  # P37
OFSTED_FORM = Source("Ofsted, Notification of serious childcare incident, form")  # P37f
LONDON_2006 = Source("London Child Protection Procedures 19.1, on Working Together 2006")  # P40
CRIB_SHEET = Source("CYP Now, crib sheet on the redraft of the guidance, 2009")  # P41
KIRKLEES = Source("NHS Kirklees, Serious case review leaflet, December 2012")  # P44
NORFOLK = Source("Norfolk LSCB, questions and answers on serious case reviews, 22 January 2014")  # P49
LSCB_BRIEFING_2015 = Source("LSCB briefing on Working Together of March 2015")  # P50


def unseen(text: str) -> Source:
    """What is believed to be so, though no text of it was seen: good practice, never quoted as guidance."""
    return Source(text, seen=False)
