/** Components that the MDX of `content/` may use without importing anything. */
import Exercise from '../Exercise.astro';
import Lab from '../Lab.astro';
import Callout from './Callout.astro';
import Cite from './Cite.astro';
import DataTable from './DataTable.astro';
import Equation from './Equation.astro';
import Figure from './Figure.astro';
import ModelFact from './ModelFact.astro';
import Note from './Note.astro';
import Ref from './Ref.astro';
import Term from './Term.astro';

export const components = { Callout, Cite, DataTable, Equation, Exercise, Figure, Lab, ModelFact, Note, Ref, Term };
