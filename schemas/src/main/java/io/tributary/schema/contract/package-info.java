/** Feed contracts: what an extract looks like, what is checked, and where its rows go. */
package io.tributary.schema.contract;
