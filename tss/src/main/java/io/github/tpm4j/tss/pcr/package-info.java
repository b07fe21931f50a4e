/** Platform Configuration Registers and their values (Part 1, 17). */
package io.github.tpm4j.tss.pcr;
