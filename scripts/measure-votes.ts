/**
 * `node scripts/measure-votes.ts > labs/chain/measured-votes.json`: what voting gains on problems that the shipped
 * model can solve, drawn where its chains differ and still read. Minutes; again after the model or the lab's settings
 * have changed.
 */
import { loadReasonerInNode, loadTokenizerInNode } from '../kit/runtime/node.ts';
import { answerOf, reads } from '../kit/tasks/answers.ts';
import { chainSeed, drawSerialItem, serialPrompt } from '../kit/tasks/chain.ts';
import { completionText } from '../kit/tasks/scoring.ts';
import { TRAINED_STEPS } from '../kit/tasks/serial.ts';

const SETTINGS = { seed: 1, count: 200, depth: TRAINED_STEPS, temperature: 2.2, topP: 0.95, chains: 9 };

const [model, tokenizer] = await Promise.all([loadReasonerInNode(), loadTokenizerInNode('public/models/reasoner')]);
const reasoner = { model, tokenizer };
const { seed, count, depth, temperature, topP, chains } = SETTINGS;
const problems: string[] = [];
for (let i = 0; i < count; i++) {
  const item = drawSerialItem(depth, seed, i);
  const { language, answer } = item.problem;
  const prompt = serialPrompt(item, 'trigger');
  const texts = [await completionText(reasoner, prompt)];
  for (let k = 0; k < chains; k++) {
    texts.push(await completionText(reasoner, prompt, { temperature, topP, seed: chainSeed(seed, k, i) }));
  }
  const answers = texts.map((text) => answerOf(text, language));
  const readable = texts.slice(1).filter((text) => reads(text, language)).length;
  // right answer, answer without a draw, answers drawn, readable chains
  problems.push(`[${answer},${answers[0]},${JSON.stringify(answers.slice(1))},${readable}]`);
}
console.log(`{\n  "settings": ${JSON.stringify(SETTINGS)},\n  "problems": [\n    ${problems.join(',\n    ')}\n  ]\n}`);
