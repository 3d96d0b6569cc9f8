/** Classes that break every rule once, so that a test sees each rule fail. */
package io.tributary.architecture.planted;
