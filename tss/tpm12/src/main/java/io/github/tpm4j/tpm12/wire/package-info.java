/** How numbers and bytes stand on the wire. */
package io.github.tpm4j.tpm12.wire;
