/** The only room with a session, a clock, files and a network. */
package io.tributary.job;
