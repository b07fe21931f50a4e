/** What the platform does in software, for callers that ask one provider for everything. */
package io.github.tpm4j.provider.software;
