/**
 * How a program names the keys that it uses: by what they are authorised, and under which storage
 * key they are (Part 1, 19 and 23).
 */
package io.github.tpm4j.tss.keys;
