/** The profile: one row per person from everything silver and identity know. */
package io.tributary.pipeline.profile;
