"""Calendars (RFC 5545, RFC 7986): the dates of an edition as files to subscribe to and to import."""
