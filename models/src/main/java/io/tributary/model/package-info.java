/** Features, labels, models and their evaluation. */
package io.tributary.model;
