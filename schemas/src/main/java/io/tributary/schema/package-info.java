/**
 * The words of the lakehouse: fields, tables, feed contracts and the dictionary; never a session.
 */
package io.tributary.schema;
