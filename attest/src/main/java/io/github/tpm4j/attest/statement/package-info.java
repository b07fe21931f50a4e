/** Signed attestations (TPMS_ATTEST) of any type: how they are read and by whom they are signed. */
package io.github.tpm4j.attest.statement;
