/** What models/*.yaml say: whom a model is about, what it predicts, when it may be used. */
package io.tributary.schema.model;
