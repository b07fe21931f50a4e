/** What has to be equal in two TPMs' answers, and which divergences are justified. */
package io.github.tpm4j.differential.compare;
