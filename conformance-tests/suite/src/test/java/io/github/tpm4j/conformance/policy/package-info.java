/** Policies as text, with tpm2-tss' Feature API as the other side; approvals from end to end. */
package io.github.tpm4j.conformance.policy;
