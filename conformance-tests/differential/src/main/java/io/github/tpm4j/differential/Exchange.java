package io.github.tpm4j.differential;

import io.github.tpm4j.differential.compare.Difference;
import io.github.tpm4j.differential.session.Answer;
import java.util.Optional;

/**
 * The two answers to one command.
 *
 * @param difference how they differ, unless that is justified
 */
public record Exchange(Answer reference, Answer candidate, Optional<Difference> difference) {}
