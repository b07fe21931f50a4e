/** Commands for tests that look at octets and codes themselves. */
package io.github.tpm4j.conformance.commands;
