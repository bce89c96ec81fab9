"""Reports of mail that did not arrive, as mail servers write them; `{id}` is the Message-ID of the mail."""

POSTFIX = """\
Return-Path: <>
Date: Mon, 2 Nov 2026 09:14:03 +0000 (GMT)
From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: portal@example.org
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="4D1A9C0.1793610843/mx.example.net"

This is a MIME-encapsulated message.

--4D1A9C0.1793610843/mx.example.net
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--4D1A9C0.1793610843/mx.example.net
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net
X-Postfix-Queue-ID: 4D1A9C0
Arrival-Date: Mon,  2 Nov 2026 09:14:02 +0000 (GMT)

Final-Recipient: rfc822; gone@example.net
Original-Recipient: rfc822;gone@example.net
Action: failed
Status: 5.1.1
Remote-MTA: dns; store.example.net
Diagnostic-Code: smtp; 550 5.1.1 <gone@example.net>: Recipient address
    rejected: User unknown in virtual mailbox table

--4D1A9C0.1793610843/mx.example.net
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers

Return-Path: <portal@example.org>
Subject: CASE-7Q2K9: something needs you
From: portal@example.org
To: gone@example.net
Message-ID: {id}
Auto-Submitted: auto-generated

--4D1A9C0.1793610843/mx.example.net--
"""

EXIM = """\
Return-path: <>
Received: from Debian-exim by mail.example.net with local (Exim 4.96)
\tid 1tABCD-000123-XY for portal@example.org; Mon, 02 Nov 2026 10:00:00 +0000
X-Failed-Recipients: gone@example.net
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@mail.example.net>
To: portal@example.org
References: {id}
Content-Type: multipart/report; report-type=delivery-status; boundary=1793613600-eximdsn-1804289383
MIME-Version: 1.0
Subject: Mail delivery failed: returning message to sender

--1793613600-eximdsn-1804289383
Content-type: text/plain; charset=us-ascii

This message was created automatically by mail delivery software.

--1793613600-eximdsn-1804289383
Content-type: message/delivery-status

Reporting-MTA: dns; mail.example.net

Action: failed
Final-Recipient: rfc822;gone@example.net
Status: 5.0.0
Remote-MTA: dns; store.example.net
Diagnostic-Code: smtp; 552 5.2.2 Mailbox full

--1793613600-eximdsn-1804289383
Content-type: message/rfc822

Return-path: <portal@example.org>
Content-Type: text/plain; charset="utf-8"
MIME-Version: 1.0
Subject: CASE-7Q2K9: something needs you
From: portal@example.org
To: gone@example.net
Message-ID: {id}

A decision waits for you.

--1793613600-eximdsn-1804289383--
"""

EXIM_OWN_ADDRESS = """\
Return-path: <>
Received: from Debian-exim by mail.example.net with local (Exim 4.96)
\tid 1xY7xw-00007Q-26
\tfor portal@example.org;
\tMon, 30 Nov 2026 20:27:12 +0000
X-Failed-Recipients: gone@example.net
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@example.net>
To: portal@example.org
References: {id}
Content-Type: multipart/report; report-type=delivery-status; boundary=1796070432-eximdsn-1949658168
MIME-Version: 1.0
Subject: Mail delivery failed: returning message to sender
Message-Id: <E1xY7xw-00007Q-26@mail.example.net>
Date: Mon, 30 Nov 2026 20:27:12 +0000

--1796070432-eximdsn-1949658168
Content-type: text/plain; charset=us-ascii

This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  gone@example.net
    No such user here

--1796070432-eximdsn-1949658168
Content-type: message/delivery-status

Reporting-MTA: dns; mail.example.net

Action: failed
Final-Recipient: rfc822;gone@example.net
Status: 5.0.0

--1796070432-eximdsn-1949658168
Content-type: message/rfc822

Return-path: <portal@example.org>
Received: from [192.0.2.7] (port=49914 helo=localhost)
\tby mail.example.net with esmtp (Exim 4.96)
\t(envelope-from <portal@example.org>)
\tid 1xY7xw-00007N-1z
\tfor gone@example.net;
\tMon, 30 Nov 2026 20:27:12 +0000
Content-Type: text/plain; charset="utf-8"
MIME-Version: 1.0
Content-Transfer-Encoding: 7bit
Subject: Something to fetch
From: SCR Portal <portal@example.org>
To: gone@example.net
Date: Mon, 30 Nov 2026 20:27:12 -0000
Message-ID: {id}
Auto-Submitted: auto-generated

Something has been sent to you.

--1796070432-eximdsn-1949658168--
"""

POSTFIX_OF_LINES = """\
Return-Path: <>
Received: by mail.example.net (Postfix)
\tid 56F0616C022; Mon, 30 Nov 2026 20:31:16 +0000 (UTC)
Date: Mon, 30 Nov 2026 20:31:16 +0000 (UTC)
From: Mail Delivery System <MAILER-DAEMON@mail.example.net>
Subject: Undelivered Mail Returned to Sender
To: portal@example.org
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="206C116C001.1796070676/mail.example.net"
Content-Transfer-Encoding: 8bit
Message-Id: <20261130203116.56F0616C022@mail.example.net>

This is a MIME-encapsulated message.

--206C116C001.1796070676/mail.example.net
Content-Description: Notification
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

<gone@example.net>: host store.example.net[192.0.2.9] said: 550-5.1.1 The
    email account that you tried to reach does not exist. (in reply to RCPT TO
    command)

--206C116C001.1796070676/mail.example.net
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.net
X-Postfix-Queue-ID: 206C116C001
X-Postfix-Sender: rfc822; portal@example.org
Arrival-Date: Mon, 30 Nov 2026 20:31:16 +0000 (UTC)

Final-Recipient: rfc822; gone@example.net
Original-Recipient: rfc822;gone@example.net
Action: failed
Status: 5.1.1
Remote-MTA: dns; store.example.net
Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does
    not exist. Please try 550-5.1.1 double-checking the recipient's email
    address for typos or 550 5.1.1 unnecessary spaces. For more information, go
    to https://support.example/mail - gsmtp

--206C116C001.1796070676/mail.example.net
Content-Description: Undelivered Message
Content-Type: message/rfc822
Content-Transfer-Encoding: 8bit

Return-Path: <portal@example.org>
Content-Type: text/plain; charset="utf-8"
MIME-Version: 1.0
Content-Transfer-Encoding: 7bit
Subject: Something to fetch
From: SCR Portal <portal@example.org>
To: gone@example.net
Date: Mon, 30 Nov 2026 20:31:16 -0000
Message-ID: {id}
Auto-Submitted: auto-generated

Something has been sent to you.

--206C116C001.1796070676/mail.example.net--
"""

EXCHANGE = """\
From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@council.example>
To: <portal@example.org>
Subject: =?utf-8?B?VW5kZWxpdmVyYWJsZTogc29tZXRoaW5n?=
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="_8a2f1b_"
MIME-Version: 1.0
In-Reply-To: {id}
References: {id}
Message-ID: <c2b1a5@exchange.council.example>

--_8a2f1b_
Content-Type: multipart/alternative; boundary="_inner_"

--_inner_
Content-Type: text/html; charset="us-ascii"

<p>Your message to gone@example.net couldn't be delivered.</p>
--_inner_--

--_8a2f1b_
Content-Type: message/delivery-status

Reporting-MTA: dns;MAIL01.council.example
Received-From-MTA: dns;portal.example.org

Original-Recipient: rfc822;gone@example.net
Final-Recipient: rfc822;gone@example.net
Action: failed
Status: 5.1.10
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found

--_8a2f1b_--
"""

SAID = {
    POSTFIX: "550 5.1.1 &lt;gone@example.net&gt;: Recipient address rejected: User unknown in virtual mailbox table",
    EXIM: "552 5.2.2 Mailbox full",
    EXIM_OWN_ADDRESS: "No reason was given, only the number 5.0.0",
    POSTFIX_OF_LINES: "550 5.1.1 The email account that you tried to reach does not exist. Please try double-checking "
    "the recipient&#x27;s email address for typos or unnecessary spaces. …",
    EXCHANGE: "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found",
}
"""What each of them gives as the reason, as a page shows it."""

OUT_OF_OFFICE = """\
From: gone@example.net
To: portal@example.org
Subject: Automatic reply: something needs you
Auto-Submitted: auto-replied
In-Reply-To: {id}
References: {id}
Content-Type: text/plain

I am away. Action: failed
"""


def as_bytes(report: str, message_id: str) -> bytes:
    """As it comes in, about the mail with this id."""
    return report.replace("{id}", message_id).encode()
