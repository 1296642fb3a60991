/** The states of open work as SQL: `status IN ${OPEN_STATES}`. The domain's `isOpen` says the same; a test holds them together. */
export const OPEN_STATES = "('notStarted', 'inProgress', 'needsHelp')";
