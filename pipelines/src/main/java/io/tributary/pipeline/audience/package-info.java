/** Customers by what they did: RFM, life cycle, tags, and audiences with their stays. */
package io.tributary.pipeline.audience;
