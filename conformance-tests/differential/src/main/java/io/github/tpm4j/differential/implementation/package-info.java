/** The implementations under test: TPMs that a differential run compares. */
package io.github.tpm4j.differential.implementation;
