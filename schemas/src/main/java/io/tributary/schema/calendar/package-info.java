/** Days on which other numbers are usual: calendar.yaml over the calendar that is shipped. */
package io.tributary.schema.calendar;
