/** Public areas of keys to be created (Part 1, 27; Part 2, 12.2). */
package io.github.tpm4j.tss.templates;
