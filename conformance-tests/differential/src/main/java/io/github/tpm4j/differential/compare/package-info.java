/** What has to be equal in two TPMs' answers, and which differences are justified. */
package io.github.tpm4j.differential.compare;
