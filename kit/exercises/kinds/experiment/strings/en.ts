export default {
  none: 'Take the state of the lab first, or paste its address.',
  noState: 'This text is not the address of a state of a lab.',
  otherLab: 'This is the address of another lab.',
  take: 'Take the state of the lab',
  taken: 'State taken.',
  asleep: 'The lab is not open on this page: go there, then take its state, or paste its address.',
  paste: 'or its address, pasted here',
  answer: 'Your answer',
  see: 'See this state in the lab again',
} as const;
