/** TPMs for tests by JUnit 5: {@link io.github.tpm4j.junit.Tpm}. */
package io.github.tpm4j.junit;
