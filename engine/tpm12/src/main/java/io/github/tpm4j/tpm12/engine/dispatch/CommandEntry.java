package io.github.tpm4j.tpm12.engine.dispatch;

import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;

/**
 * A command and when it is executed.
 *
 * @param <Q> the request
 * @param <R> the response
 */
public record CommandEntry<Q extends TpmRequest<R>, R extends TpmResponse>(
    Command<Q, R> command, Needs needs) {}
