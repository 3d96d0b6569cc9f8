/** The demo brand: seeded extracts with known truth, and its workspace. */
package io.tributary.sample;
