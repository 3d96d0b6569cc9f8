/** What every stage knows about a record: its standard view, and the conditions it must meet. */
package io.tributary.pipeline.rule;
