-- Who reported faults, each name once: words are looked for among those before they are in the events of many faults.
CREATE INDEX fault_events_reporters ON fault_events (by_name) WHERE number = 1;
