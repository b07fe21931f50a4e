package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.engine.entity.Entity;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.util.List;

/** The handles of a command, and what each of them stands for. */
record HandleArea(List<TpmHandle> handles, List<Entity> entities) {}
