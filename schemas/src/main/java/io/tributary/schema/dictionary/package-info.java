/** The dictionary: what every table and column means, written from the contracts. */
package io.tributary.schema.dictionary;
