package io.github.tpm4j.engine.signing;

import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.tss.algorithms.PssSalt;

/** What a TPM signs with besides the key. */
record SigningState(RandomSource random, Commits commits, PssSalt pssSalt) {}
