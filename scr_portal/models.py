"""An index: the models of this app, each in the module of its subject."""

from scr_portal.access.appointments import Appointment
from scr_portal.access.emergencies import EmergencyAccess
from scr_portal.access.handouts import Handout
from scr_portal.accounts import Absence, AddressChange, Agency, Board, Body, Invitation, Membership, User
from scr_portal.accounts.codes import Code
from scr_portal.accounts.keys import GuestKey
from scr_portal.alerts.models import Alert
from scr_portal.audit import Access, Event, EventPayload, RightsEvent, Seal
from scr_portal.audit.lengths import ChainLength
from scr_portal.body_requests.models import BodyRequest
from scr_portal.casefiles import CaseAgency, CaseFile
from scr_portal.chases.models import Chase
from scr_portal.corrections.models import Correction, EditionChange
from scr_portal.deadlines import Deadline, Reminder
from scr_portal.demo.mark import DemoMark
from scr_portal.documents import Document, Page
from scr_portal.drafts import Draft, DraftFile, Sent
from scr_portal.exports.models import MemoryExport
from scr_portal.fact_checks.models import FactCheck
from scr_portal.feeds.models import CalendarFeed
from scr_portal.fetching import FetchLink
from scr_portal.guests import GuestLink
from scr_portal.holidays import Holiday
from scr_portal.jobs import Job
from scr_portal.letters.models import Letter
from scr_portal.mail import Message
from scr_portal.notices import Notice
from scr_portal.partners.models import PartnerAnswer, PartnerBoard, PartnerPaper
from scr_portal.people import Bar, Person
from scr_portal.quarantines.models import Quarantine
from scr_portal.recounts.models import EditionFigures, Recount
from scr_portal.reminders.models import Digest
from scr_portal.signatures import Signature
from scr_portal.timetable import LastRun
from scr_portal.transfers.models import Transfer

__all__ = [
    "Absence", "Access", "AddressChange", "Agency", "Alert", "Appointment", "Bar", "Board", "Body", "BodyRequest",
    "CalendarFeed", "CaseAgency", "CaseFile", "ChainLength", "Chase", "Code", "Correction", "Deadline", "DemoMark",
    "Digest", "Document", "Draft", "DraftFile", "EditionChange", "EditionFigures", "EmergencyAccess", "Event",
    "EventPayload", "FactCheck", "FetchLink", "GuestKey", "GuestLink", "Handout", "Holiday", "Invitation", "Job",
    "LastRun", "Letter", "Membership", "MemoryExport", "Message", "Notice", "Page", "PartnerAnswer", "PartnerBoard",
    "PartnerPaper", "Person", "Quarantine", "Recount", "Reminder", "RightsEvent", "Seal", "Sent", "Signature",
    "Transfer", "User",
]  # fmt: skip
