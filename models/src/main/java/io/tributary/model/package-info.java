/** Feature sets, label windows, models and their evaluation; they read tables and write scores. */
package io.tributary.model;
