/** The tables of the lake, one class each. */
package io.tributary.schema.table;
