/** Versions of models as rows of gold.model_registry. */
package io.tributary.model.registry;
