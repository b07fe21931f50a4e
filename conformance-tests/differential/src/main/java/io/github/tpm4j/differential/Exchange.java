package io.github.tpm4j.differential;

import io.github.tpm4j.differential.compare.Divergence;
import io.github.tpm4j.differential.executor.Answer;
import java.util.Optional;

/**
 * The two answers to one command.
 *
 * @param divergence how they differ, unless that is justified
 */
public record Exchange(Answer reference, Answer candidate, Optional<Divergence> divergence) {}
