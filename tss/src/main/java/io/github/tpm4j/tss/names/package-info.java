/** Names of entities, and the hashes over commands and responses (Part 1, 16, 18.7, 18.8). */
package io.github.tpm4j.tss.names;
